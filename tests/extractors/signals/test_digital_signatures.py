"""A digital signature is told as intact, broken or not covering the file; nobody is vouched for."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from extractors.contained import read
from extractors.limits import Limits
from extractors.values import Outcome, Severity


@pytest.fixture(scope="module")
def signer():
    """Return a signer of an invented payroll company with a certificate of its own making."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Northlight Payroll")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=3650))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(
        b"letter", key, certificate, None, serialization.NoEncryption()
    )
    return signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[], passphrase=None)


@pytest.fixture
def signed(letter, signer):
    """Return a signed letter."""
    out = io.BytesIO()
    facts = signers.PdfSignatureMetadata(field_name="Signature1")
    file = IncrementalPdfFileWriter(io.BytesIO(letter()))
    # In a thread: signing runs an event loop, and a browser test may have left one in this.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(signers.sign_pdf, file, facts, signer, output=out).result()
    return out.getvalue()


def test_an_intact_signature_of_the_whole_file_is_told_and_is_no_difference(signed, found):
    findings = found(signed)

    told = findings["digital-signature"]
    assert told.outcome is Outcome.AGREES
    assert "Northlight Payroll" in told.message
    assert "file-revised" not in findings


def test_a_byte_changed_under_the_signature_is_told(signed, found):
    at = signed.index(b"/MediaBox")
    changed = signed[:at] + signed[at:].replace(b"595.2756", b"595.2757", 1)

    told = found(changed)["digital-signature-broken"]

    assert told.severity is Severity.WARNING
    assert "was changed" in told.message


def test_what_was_added_behind_the_signature_is_told(signed, letter, resaved, found):
    told = found(resaved(signed, letter()))["digital-signature-broken"]

    assert "does not cover the whole" in told.message


def test_the_limited_process_checks_signatures_too(signed, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)

    (reading,) = read([path], Limits())

    codes = [finding.code for finding in reading.documents[0].findings]
    assert "digital-signature" in codes
