"""A sixth round of resumes: fourteen more layouts, drawn together with the fifth."""
