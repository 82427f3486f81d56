"""What observations lead to: options that the industry has, in every industry that has one which answers."""

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.option import Trigger
from cpa_desktop.core.sector import Sector


def triggers(catalogue: Catalogue, sector: Sector) -> set[tuple[str, str]]:
    """The questions and the options they lead to, in one industry."""
    found = catalogue.form("rapid", sector.id).lists["triggers"].values()
    return {(each.question, each.option) for each in found if isinstance(each, Trigger) and each.question}


def test_that_no_observation_leads_to_an_option_that_its_industry_lacks(catalogue: Catalogue) -> None:
    everywhere = {option.id for sector in catalogue.sectors for option in sector.options}
    assert {name for question in catalogue.questions for name in question.options} <= everywhere
    for sector in catalogue.sectors:
        own = {option.id for option in sector.options}
        assert {name for question in sector.questions for name in question.options} <= own
        led_to = {option for _, option in triggers(catalogue, sector)}
        assert led_to
        assert led_to <= own


def test_that_an_observation_may_lead_somewhere_in_a_plant_that_is_asked_it(catalogue: Catalogue) -> None:
    for sector in catalogue.sectors:
        every = {variant.id for variant in sector.variants}
        questions = catalogue.form("rapid", sector.id).lists["questions"]
        options = {option.id: set(option.variants) or every for option in sector.options}
        own = {question.id for question in sector.questions}
        for question, option in triggers(catalogue, sector):
            asked = set(getattr(questions[question], "variants", ())) or every
            if question in own:
                assert asked & options[option], (question, option)


@pytest.mark.parametrize(
    ("sector", "question", "options"),
    [
        ("coffee", "B4", {"CF13"}),
        ("coffee", "C7", {"CF12"}),
        ("coffee", "D1", {"CF24"}),
        ("coffee", "E5", {"CF34"}),
        ("coffee", "G2", {"CF36"}),
        ("coffee", "G3", {"CF29"}),
        ("coffee", "G5", {"CF36"}),
        ("sugar-cane", "B4", {"S50"}),
        ("sugar-cane", "C1", {"S60"}),
        ("sugar-cane", "C6", {"S52"}),
        ("sugar-cane", "C7", {"S60"}),
        ("sugar-cane", "D1", {"S40"}),
        ("sugar-cane", "D6", {"S28", "S41", "T03"}),
        ("sugar-cane", "G3", {"S47"}),
        ("sugar-cane", "G4", {"S47"}),
        ("sugar-cane", "M2", {"S60"}),
        ("cassava-starch", "B4", {"CS34"}),
        ("cassava-starch", "D1", {"CS31"}),
        ("cassava-starch", "G5", {"CS29"}),
    ],
)
def test_that_a_common_observation_leads_to_the_options_of_each_industry(
    catalogue: Catalogue, sector: str, question: str, options: set[str]
) -> None:
    found = triggers(catalogue, catalogue.sector(sector))
    assert {option for asked, option in found if asked == question} == options
