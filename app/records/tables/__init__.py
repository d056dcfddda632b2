"""The tables. Facts are only added; what changes in place is the state of work and of standings."""

from app.records.tables.access import (
    AccountLink,
    IdempotencyKey,
    Passkey,
    RecoveryCode,
    ReportLink,
    SignIn,
)
from app.records.tables.aliases import Alias
from app.records.tables.applying import Application
from app.records.tables.audit import AuditEntry, AuditSeal
from app.records.tables.base import Base
from app.records.tables.batches import Batch, BatchExpected, BatchFile
from app.records.tables.corrections import Correction
from app.records.tables.desk import DeskItem
from app.records.tables.documents import Document, PageImage, PastCheck, Result, StoredFile, Work
from app.records.tables.inbound import (
    InboundMessage,
    PartnerAddress,
    PartnerSender,
    SeenProof,
)
from app.records.tables.joining import Enrollment, IdentityClaim, SignInTry
from app.records.tables.learning import LearnedProposal
from app.records.tables.ledger import Credential, Credit, Decision
from app.records.tables.mailing import NotificationSetting, OutgoingMail
from app.records.tables.messages import Message
from app.records.tables.operations import OldestPrograms, Probe, Tally
from app.records.tables.partners import (
    BatchEvent,
    OneTimeLink,
    PartialUpload,
    Webhook,
    WebhookDelivery,
)
from app.records.tables.people import Account, AccountRole, Professional, Role
from app.records.tables.portal import Contest, FixRequest, GivenReport
from app.records.tables.privacy import Erasure, LegalHold
from app.records.tables.quality import (
    AutomationStop,
    ErrorBudget,
    QualityMark,
    SecondLook,
    ThresholdMove,
)
from app.records.tables.questions import Amendment, Question, QuestionRow
from app.records.tables.roster import RecordFact, RosterAssessment, RosterRecord, RuleBookKept
from app.records.tables.sweeping import Sweep, SweepFinding
from app.records.tables.training import TrainingFact, TrainingImport
from app.records.tables.wordings import WordingBand
from app.records.tables.work_records import (
    CreditDoubt,
    FringeLine,
    PayrollLine,
    WorkRecordImport,
)

__all__ = [
    "Account",
    "AccountLink",
    "AccountRole",
    "Alias",
    "Amendment",
    "Application",
    "AuditEntry",
    "AuditSeal",
    "AutomationStop",
    "Base",
    "Batch",
    "BatchEvent",
    "BatchExpected",
    "BatchFile",
    "Contest",
    "Correction",
    "Credential",
    "Credit",
    "CreditDoubt",
    "Decision",
    "DeskItem",
    "Document",
    "Enrollment",
    "Erasure",
    "ErrorBudget",
    "FixRequest",
    "FringeLine",
    "GivenReport",
    "IdempotencyKey",
    "IdentityClaim",
    "InboundMessage",
    "LearnedProposal",
    "LegalHold",
    "Message",
    "NotificationSetting",
    "OldestPrograms",
    "OneTimeLink",
    "OutgoingMail",
    "PageImage",
    "PartialUpload",
    "PartnerAddress",
    "PartnerSender",
    "Passkey",
    "PastCheck",
    "PayrollLine",
    "Probe",
    "Professional",
    "QualityMark",
    "Question",
    "QuestionRow",
    "RecordFact",
    "RecoveryCode",
    "ReportLink",
    "Result",
    "Role",
    "RosterAssessment",
    "RosterRecord",
    "RuleBookKept",
    "SecondLook",
    "SeenProof",
    "SignIn",
    "SignInTry",
    "StoredFile",
    "Sweep",
    "SweepFinding",
    "Tally",
    "ThresholdMove",
    "TrainingFact",
    "TrainingImport",
    "Webhook",
    "WebhookDelivery",
    "WordingBand",
    "Work",
    "WorkRecordImport",
]
