"""Fronts as they are printed by states and provinces: what stands where, in points of the card.

``LEARNED`` were drawn while the rules were written, ``HELD_BACK`` are only for measuring: nobody
mends a rule on them. All people are invented; the layouts are ours, after public descriptions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bench.licenses.invent import Holder

Printed = tuple[float, float, float, str]
"""Where a text begins (x and y from the top left of the card), its size in points, and itself."""

_SMALL, _USUAL, _LARGE = 5.5, 7.5, 9.0


@dataclass(frozen=True, slots=True)
class Design:
    """One front: whose it is, whether it stands upright (people under 21), what is printed."""

    jurisdiction: str
    prints: Callable[[Holder], list[Printed]]
    number: str
    """The pattern of its numbers: # is a digit, @ a letter."""

    upright: bool = False


def _us(day: date) -> str:
    return day.strftime("%m/%d/%Y")


def _texas(who: Holder) -> list[Printed]:
    return [
        (10, 14, _LARGE, "TEXAS"), (150, 13, _USUAL, "DRIVER LICENSE"), (220, 13, _SMALL, "USA"),
        (82, 30, _SMALL, "9 Class"), (108, 30, _USUAL, who.license_class),
        (150, 30, _SMALL, "4d DL"), (172, 30, _USUAL, who.number),
        (82, 44, _SMALL, "4b Exp"), (108, 44, _USUAL, _us(who.expires)),
        (166, 44, _SMALL, "4a Iss"), (188, 44, _USUAL, _us(who.issued)),
        (82, 58, _SMALL, "3 DOB"), (108, 58, _USUAL, _us(who.birth)),
        (82, 72, _SMALL, "1"), (88, 72, _USUAL, who.family),
        (82, 84, _SMALL, "2"), (88, 84, _USUAL, who.given),
        (82, 96, _SMALL, "8"), (88, 96, _USUAL, "2120 OLD SAMPLE STREET"),
        (88, 106, _USUAL, "SAMPLETON, TX 75001"),
        (82, 120, _SMALL, "12 Restrictions"), (124, 120, _USUAL, who.restrictions),
        (166, 120, _SMALL, "9a End"), (190, 120, _USUAL, who.endorsements),
        (82, 134, _SMALL, "16 Hgt 5'-11\"   15 Sex M   18 Eyes BRO"),
        (82, 145, _SMALL, "5 DD 03052019502 21748"),
    ]  # fmt: skip


def _massachusetts(who: Holder) -> list[Printed]:
    def day(value: date) -> str:
        return value.strftime("%m-%d-%Y")

    return [
        (10, 14, _USUAL, "MASSACHUSETTS"), (150, 13, _USUAL, "DRIVER'S LICENSE"),
        (80, 28, _SMALL, "4a ISS"), (140, 28, _SMALL, "4b EXP"), (200, 28, _SMALL, "9 CLASS"),
        (80, 37, _USUAL, day(who.issued)), (140, 37, _USUAL, day(who.expires)),
        (200, 37, _USUAL, who.license_class),
        (80, 50, _SMALL, "4d NUMBER"), (160, 50, _SMALL, "3 DOB"),
        (80, 60, _LARGE, who.number), (160, 60, _USUAL, day(who.birth)),
        (80, 76, _SMALL, "1"), (86, 76, _USUAL, who.family),
        (80, 87, _SMALL, "2"), (86, 87, _USUAL, who.given),
        (80, 98, _SMALL, "8"), (86, 98, _USUAL, "99 SAMPLE STREET"),
        (86, 108, _USUAL, "ROXBURY, MA 02119"),
        (80, 122, _SMALL, "12 REST"), (120, 122, _SMALL, "9a END"), (160, 122, _SMALL, "15 SEX"),
        (80, 131, _USUAL, who.restrictions), (120, 131, _USUAL, who.endorsements),
        (160, 131, _USUAL, "F"),
        (80, 145, _SMALL, "5 DD 03/05/2019 Rev 07/15/2016"),
    ]  # fmt: skip


def _new_york(who: Holder) -> list[Printed]:
    return [
        (10, 14, _LARGE, "NEW YORK STATE"), (150, 13, _USUAL, "DRIVER LICENSE"),
        (84, 30, _USUAL, f"ID: {who.number}"), (180, 30, _USUAL, f"CLASS {who.license_class}"),
        (84, 43, _USUAL, who.family), (84, 53, _USUAL, who.given),
        (84, 63, _USUAL, "2345 SAMPLE PLACE"), (84, 73, _USUAL, "ALBANY, NY 12222"),
        (84, 87, _SMALL, "DOB"), (104, 87, _USUAL, _us(who.birth)),
        (84, 99, _SMALL, "SEX F   EYES BR   HT 5-08"),
        (84, 111, _SMALL, f"E {who.endorsements}"), (130, 111, _SMALL, f"R {who.restrictions}"),
        (84, 124, _SMALL, "Issued"), (108, 124, _USUAL, _us(who.issued)),
        (84, 137, _SMALL, "Expires"), (108, 137, _USUAL, _us(who.expires)),
        (190, 137, _SMALL, "ORGAN DONOR"),
    ]  # fmt: skip


def _ontario(who: Holder) -> list[Printed]:
    def day(value: date) -> str:
        return value.strftime("%Y/%m/%d")

    return [
        (10, 14, _LARGE, "Ontario"), (100, 13, _SMALL, "DRIVER'S LICENCE / PERMIS DE CONDUIRE"),
        (84, 28, _SMALL, "1,2 NAME/NOM"), (84, 38, _USUAL, who.family + ","),
        (84, 47, _USUAL, who.given),
        (84, 57, _SMALL, "8"), (84, 66, _USUAL, "123 SAMPLE ST, TORONTO, ON, M5V 2T6"),
        (84, 78, _SMALL, "4d NUMBER/NUMÉRO"), (150, 78, _USUAL, who.number),
        (84, 91, _SMALL, "4a ISS/DÉL"), (122, 91, _USUAL, day(who.issued)),
        (172, 91, _SMALL, "4b EXP/EXP"), (84, 104, _SMALL, "5 DD/RÉF DA1234567"),
        (172, 101, _USUAL, day(who.expires)),
        (84, 116, _SMALL, "16 HGT/HAUT 175 cm"), (172, 116, _SMALL, "15 SEX/SEXE F"),
        (84, 129, _SMALL, f"9 CLASS/CATÉG {who.license_class}"),
        (172, 129, _SMALL, f"12 REST/COND {who.restrictions}"),
        (84, 142, _SMALL, "3 DOB/DDN"), (122, 142, _USUAL, day(who.birth)),
    ]  # fmt: skip


def _under_21(who: Holder) -> list[Printed]:
    return [
        (14, 16, _LARGE, "COLORADO"), (14, 28, _USUAL, "DRIVER LICENSE"),
        (76, 46, _SMALL, "UNDER 21 UNTIL"), (76, 54, _SMALL, "01/17/2027"),
        (76, 68, _SMALL, "4d"), (86, 68, _USUAL, who.number),
        (76, 82, _SMALL, "3 DOB"), (98, 82, _USUAL, _us(who.birth)),
        (76, 96, _SMALL, "4b EXP"), (98, 96, _USUAL, _us(who.expires)),
        (76, 110, _SMALL, "4a ISS"), (98, 110, _USUAL, _us(who.issued)),
        (14, 140, _SMALL, "1"), (20, 140, _USUAL, who.family),
        (14, 151, _SMALL, "2"), (20, 151, _USUAL, who.given),
        (14, 162, _SMALL, "8"), (20, 162, _USUAL, "18 SAMPLE AVENUE"),
        (20, 172, _USUAL, "DENVER, CO 80202"),
        (14, 188, _SMALL, f"9 CLASS {who.license_class}"),
        (80, 188, _SMALL, f"9a END {who.endorsements}"),
        (14, 200, _SMALL, f"12 RESTR {who.restrictions}"), (80, 200, _SMALL, "15 SEX M"),
        (14, 212, _SMALL, "16 HGT 5'-09\""), (80, 212, _SMALL, "18 EYES BRO"),
        (14, 226, _SMALL, "5 DD 1234567890"), (80, 226, _SMALL, "REAL ID"),
    ]  # fmt: skip


def _interim(who: Holder) -> list[Printed]:
    return [
        (10, 14, _USUAL, "State of Nevada"), (90, 14, _USUAL, "INTERIM DRIVER LICENSE"),
        (10, 30, _SMALL, "This paper permits its holder to drive until the card arrives."),
        (10, 44, _SMALL, "Name:"), (70, 44, _USUAL, f"{who.given} {who.family}"),
        (10, 57, _SMALL, "License Number:"), (70, 57, _USUAL, who.number),
        (10, 70, _SMALL, "License Class:"), (70, 70, _USUAL, who.license_class),
        (10, 83, _SMALL, "Date of Birth:"), (70, 83, _USUAL, who.birth.strftime("%B %d, %Y")),
        (10, 96, _SMALL, "Date Issued:"), (70, 96, _USUAL, who.issued.strftime("%B %d, %Y")),
        (10, 109, _SMALL, "Expiration Date:"),
        (70, 109, _USUAL, who.expires.strftime("%B %d, %Y")),
        (10, 122, _SMALL, "Endorsements:"), (70, 122, _USUAL, who.endorsements),
        (10, 135, _SMALL, "Restrictions:"), (70, 135, _USUAL, who.restrictions),
    ]  # fmt: skip


def _florida(who: Holder) -> list[Printed]:
    return [
        (10, 14, _LARGE, "Florida"), (140, 13, _USUAL, "DRIVER LICENSE"), (215, 13, _SMALL, "USA"),
        (82, 29, _SMALL, "DL CLASS"), (118, 29, _USUAL, who.license_class),
        (82, 42, _SMALL, "4d"), (92, 42, _LARGE, who.number),
        (82, 56, _SMALL, "1"), (88, 56, _USUAL, who.family),
        (82, 67, _SMALL, "2"), (88, 67, _USUAL, who.given),
        (82, 78, _SMALL, "8"), (88, 78, _USUAL, "123 SAMPLE STREET"),
        (88, 88, _USUAL, "TALLAHASSEE, FL 32399"),
        (82, 102, _SMALL, "3 DOB"), (104, 102, _USUAL, _us(who.birth)),
        (164, 102, _SMALL, "15 SEX F"),
        (82, 114, _SMALL, "4b EXP"), (106, 114, _USUAL, _us(who.expires)),
        (164, 114, _SMALL, "16 HGT 5'-08\""),
        (82, 126, _SMALL, "12 REST"), (108, 126, _USUAL, who.restrictions),
        (164, 126, _SMALL, "9a END"), (188, 126, _USUAL, who.endorsements),
        (82, 138, _SMALL, "4a ISS"), (106, 138, _USUAL, _us(who.issued)),
        (164, 138, _SMALL, "5 DD F161703070001"),
        (82, 148, _SMALL, "SAFE DRIVER"),
    ]  # fmt: skip


def _british_columbia(who: Holder) -> list[Printed]:
    def day(value: date) -> str:
        return value.strftime("%Y-%b-%d")

    return [
        (10, 14, _USUAL, "BRITISH COLUMBIA"), (130, 14, _USUAL, "DRIVER'S LICENCE"),
        (84, 32, _USUAL, who.family), (84, 42, _USUAL, who.given),
        (84, 52, _USUAL, "910 SAMPLE ROAD"), (84, 62, _USUAL, "VICTORIA BC V8V 3L9"),
        (84, 78, _SMALL, "DL:"), (98, 78, _LARGE, who.number),
        (84, 92, _SMALL, "Issued:"), (112, 92, _USUAL, day(who.issued)),
        (84, 105, _SMALL, "Expires:"), (112, 105, _USUAL, day(who.expires)),
        (84, 118, _SMALL, "DOB:"), (112, 118, _USUAL, day(who.birth)),
        (172, 92, _SMALL, "Class:"), (196, 92, _USUAL, who.license_class),
        (172, 105, _SMALL, "Sex: F"), (172, 118, _SMALL, "Ht: 170.0 cm"),
        (84, 131, _SMALL, "Restrictions:"), (124, 131, _USUAL, who.restrictions),
        (84, 144, _SMALL, "Endorsements:"), (128, 144, _USUAL, who.endorsements),
    ]  # fmt: skip


def _quebec(who: Holder) -> list[Printed]:
    def day(value: date) -> str:
        return value.strftime("%Y-%m-%d")

    return [
        (10, 14, _LARGE, "Québec"), (120, 13, _USUAL, "PERMIS DE CONDUIRE"),
        (84, 28, _SMALL, "4d Numéro"), (84, 38, _USUAL, who.number),
        (170, 28, _SMALL, "9 Classe"), (170, 38, _USUAL, who.license_class),
        (84, 52, _SMALL, "1 Nom"), (84, 61, _USUAL, who.family),
        (84, 72, _SMALL, "2 Prénom"), (84, 81, _USUAL, who.given),
        (84, 93, _SMALL, "3 Naissance"), (84, 102, _USUAL, day(who.birth)),
        (84, 114, _SMALL, "4a Délivré le"), (84, 123, _USUAL, day(who.issued)),
        (160, 114, _SMALL, "4b Expire le"), (160, 123, _USUAL, day(who.expires)),
        (84, 137, _SMALL, f"12 Conditions {who.restrictions}"),
        (160, 137, _SMALL, "15 Sexe F"), (160, 146, _SMALL, "18 Yeux BRUN"),
    ]  # fmt: skip


def _illinois(who: Holder) -> list[Printed]:
    return [
        (10, 14, _LARGE, "ILLINOIS"), (120, 14, _SMALL, "DRIVER'S LICENSE   FEDERAL LIMITS APPLY"),
        (80, 30, _SMALL, "4d LIC. NO.:"), (118, 30, _USUAL, who.number),
        (80, 43, _SMALL, "3 DOB:"), (104, 43, _USUAL, _us(who.birth)),
        (80, 56, _SMALL, "4b EXP:"), (104, 56, _USUAL, _us(who.expires)),
        (164, 56, _SMALL, "4a ISS:"), (188, 56, _USUAL, _us(who.issued)),
        (80, 70, _USUAL, f"1 {who.family}"), (80, 81, _USUAL, f"2 {who.given}"),
        (80, 92, _USUAL, "8 1234 SAMPLE LANE"), (86, 102, _USUAL, "SPRINGFIELD, IL 62723"),
        (80, 116, _SMALL, f"9 CLASS: {who.license_class}"),
        (130, 116, _SMALL, f"9a END: {who.endorsements}"),
        (180, 116, _SMALL, f"12 REST: {who.restrictions}"),
        (80, 128, _SMALL, "15 SEX: M   16 HGT: 5'-10\"   17 WGT: 170 lbs"),
        (80, 139, _SMALL, "TYPE: ORG"), (130, 139, _SMALL, "5 DD 20170202001IL1234"),
    ]  # fmt: skip


def _under_21_above(who: Holder) -> list[Printed]:
    return [
        (14, 14, _SMALL, "PENNSYLVANIA"), (80, 14, _SMALL, "DRIVER'S LICENSE"),
        (84, 34, _SMALL, "4d DLN"), (84, 43, _USUAL, who.number),
        (84, 55, _SMALL, "3 DOB"), (84, 64, _USUAL, _us(who.birth)),
        (84, 76, _SMALL, "4b EXP"), (84, 85, _USUAL, _us(who.expires)),
        (84, 97, _SMALL, "4a ISS"), (84, 106, _USUAL, _us(who.issued)),
        (14, 128, _USUAL, "UNDER 21 UNTIL 05/04/2028"),
        (14, 142, _SMALL, "1"), (22, 142, _USUAL, who.family),
        (14, 153, _SMALL, "2"), (22, 153, _USUAL, who.given),
        (14, 164, _SMALL, "8"), (22, 164, _USUAL, "SAMPLE APT 7"),
        (22, 174, _USUAL, "HARRISBURG, PA 17101"),
        (14, 190, _SMALL, "9 CLASS"), (54, 190, _SMALL, "9a END"), (94, 190, _SMALL, "12 REST"),
        (14, 199, _USUAL, who.license_class), (54, 199, _USUAL, who.endorsements),
        (94, 199, _USUAL, who.restrictions),
        (14, 214, _SMALL, "15 SEX M   16 HGT 6'-01\"   18 EYES BLU"),
        (14, 228, _SMALL, "5 DD 1234567890123"), (94, 228, _SMALL, "ORGAN DONOR"),
    ]  # fmt: skip


LEARNED = {
    "texas": Design("TX", _texas, "########"),
    "massachusetts": Design("MA", _massachusetts, "S########"),
    "new york": Design("NY", _new_york, "### ### ###"),
    "ontario": Design("ON", _ontario, "@#### - ##### - #####"),
    "under 21": Design("CO", _under_21, "##-###-####", upright=True),
    "interim": Design("NV", _interim, "##########"),
}
HELD_BACK = {
    "florida": Design("FL", _florida, "@###-###-##-###-#"),
    "british columbia": Design("BC", _british_columbia, "#######"),
    "quebec": Design("QC", _quebec, "@####-######-##"),
    "illinois": Design("IL", _illinois, "@###-####-####"),
    "under 21, captions above": Design("PA", _under_21_above, "########", upright=True),
}
DESIGNS = LEARNED | HELD_BACK
