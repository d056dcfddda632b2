"""What payroll partners are told of a batch: each file's result, by mail, page, API and webhook."""
