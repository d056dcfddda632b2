"""Pages and answers for those who run the service: health, metrics, operations, audit."""
