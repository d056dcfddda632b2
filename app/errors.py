"""What is wrong with a request, each with its HTTP status and a code that never changes."""


class ServiceError(Exception):
    """A request that cannot be carried out; ``message`` says what was wrong and what to do."""

    status = 500
    code = "internal-error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class BadRequest(ServiceError):
    """The request itself is malformed."""

    status = 400
    code = "bad-request"


class SignInNeeded(ServiceError):
    """Nobody is signed in, or the session or token has ended."""

    status = 401
    code = "sign-in-needed"


class NotAllowed(ServiceError):
    """The person is signed in but may not do this."""

    status = 403
    code = "not-allowed"


class NotFound(ServiceError):
    """No such thing, or none that this person may see: both look the same from outside."""

    status = 404
    code = "not-found"


class Conflict(ServiceError):
    """The thing has changed since the person looked at it, so the change was not made."""

    status = 409
    code = "conflict"


class FileRefused(ServiceError):
    """The file cannot be taken in as it is (empty, too large, of an unknown kind)."""

    status = 415
    code = "file-refused"


class FileTooLarge(FileRefused):
    """The file is over the size limit."""

    status = 413
    code = "file-too-large"


class Unprocessable(ServiceError):
    """The request is well formed but its content cannot be used."""

    status = 422
    code = "unprocessable"


class TooManyTries(ServiceError):
    """Too many wrong passwords for one address; waiting helps, trying does not."""

    status = 429
    code = "too-many-tries"


class Unavailable(ServiceError):
    """Something this needs is not there for now; nothing was changed, and trying again is safe."""

    status = 503
    code = "unavailable"


class StorageFull(ServiceError):
    """No room to keep the file; nothing was accepted."""

    status = 507
    code = "storage-full"
