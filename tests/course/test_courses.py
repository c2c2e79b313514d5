"""The two packaged courses ask for what their facts say."""

import shutil
from pathlib import Path

import pytest

from toolkit.course.course import When
from toolkit.course.loading import load_course, load_graded, load_requirements, load_rubric
from toolkit.course.requirements import CodeRule, Range, TalkRule
from toolkit.course.resources import rubrics_folder, templates, templates_folder
from toolkit.course.titles import normal_title


def test_stat453_is_a_course_of_thousand_points_for_teams_of_three() -> None:
    course = load_course("stat453")
    assert (course.points, course.project_points, course.team) == (1000, 300, Range(3, 3))
    assert [(part.kind, part.points) for part in course.parts] == [
        ("proposal", 50),
        ("presentation", 100),
        ("report", 150),
    ]


def test_stat453_falls_on_the_lecture_days_it_names() -> None:
    course = load_course("stat453")
    assert [part.when for part in course.parts] == [
        When(lecture_day=13),
        When(lecture_day=-3, lecture_days=3),
        When(lecture_day=-1, days_later=2),
    ]


def test_the_default_course_is_stat453() -> None:
    assert load_course().id == "stat453"
    assert load_course().default_kind == "report"


@pytest.mark.parametrize(
    ("name", "pages", "abstract", "sections"),
    [
        (
            "stat453/proposal",
            (2, 4),
            None,
            "Introduction, Motivation, Evaluation, Resources, Contributions",
        ),
        (
            "stat453/report",
            (6, 8),
            (200, 250),
            "Introduction, Related Work, Proposed Method, Experiments, Results and Discussion, "
            "Conclusions, Contributions",
        ),
        (
            "workshop/paper",
            (None, 4),
            (50, 200),
            "Introduction, Method, Results, Conclusion, Limitations",
        ),
        ("workshop/proposal", (None, 1), None, "Question, Approach, Expected Evidence"),
    ],
)
def test_a_paper_has_its_pages_abstract_and_sections(
    name: str, pages: tuple[int, int], abstract: tuple[int, int] | None, sections: str
) -> None:
    rules = load_requirements(name)
    required = [section.title for section in rules.sections if not section.optional]
    assert (rules.pages.min, rules.pages.max) == pages
    assert rules.pages.free == ("references",)
    assert (rules.abstract and (rules.abstract.min, rules.abstract.max)) == abstract
    assert ", ".join(required) == sections


def test_the_optional_sections_of_the_report_stand_at_their_places() -> None:
    ids = [section.id for section in load_requirements("stat453/report").sections]
    assert ids[-4:] == ["conclusions", "future-work", "acknowledgements", "contributions"]


def test_the_report_may_split_results_from_discussion_and_brings_its_code() -> None:
    rules = load_requirements("stat453/report")
    split = next(section for section in rules.sections if section.split)
    assert [part.title for part in split.split] == ["Results", "Discussion"]
    assert rules.code == CodeRule("code", required=True)


def test_the_talk_has_its_minutes() -> None:
    rules = load_requirements("stat453/presentation")
    assert rules.document.form == "slides"
    assert rules.minutes == TalkRule(8, 10, questions=2)


def test_the_workshop_is_blind_for_one_to_six_authors() -> None:
    rules = load_requirements("workshop/paper")
    assert rules.document.blind
    assert rules.team == Range(1, 6)


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("stat453/proposal", [10, 10, 10, 10, 10]),
        ("stat453/presentation", [10, 40, 20, 20, 10]),
        ("stat453/report", [15, 15, 15, 25, 25, 30, 15, 10]),
        ("stat453/peer-review", [15, 15, 15, 25, 25, 30, 15, 10]),
    ],
)
def test_a_rubric_gives_the_courses_points(name: str, points: list[float]) -> None:
    assert [criterion.max for criterion in load_rubric(name).criteria] == points


def test_the_report_loses_what_the_course_says() -> None:
    taken = load_rubric("stat453/report").deductions
    assert [(each.id, each.points, each.kind, each.auto) for each in taken] == [
        ("wrong-template", -25, "flag", "wrong-template"),
        ("pages-over", -10, "count", "pages-over"),
        ("pages-under", -10, "count", "pages-under"),
        ("unattributed-images", -10, "count", "unattributed-images"),
        ("copied-sentences", -10, "count", ""),
    ]


def test_the_talk_can_win_one_of_three_prizes_of_ten_points_a_ballot() -> None:
    rubric = load_rubric("stat453/presentation")
    assert [(award.name, award.max) for award in rubric.awards] == [
        ("Best Oral Presentation", 10),
        ("Best Visualizations", 10),
        ("Most Creative Project", 10),
    ]
    assert rubric.award_rule is not None
    assert rubric.award_rule.one_per_project


CALLED = (
    ("related-work", "Related Works, Previous Work, Background, Literature Review, Prior Work"),
    ("proposed-method", "Method, Methods, Methodology, Approach, Model, Models, Our Approach"),
    ("experiments", "Experiment, Experimental Setup, Evaluation, Experiments & Evaluation"),
    ("results-discussion", "Results, Experimental Results, Results & Discussions, Findings"),
    ("conclusions", "Conclusion, Conclusion and Future Work, Conclusions & Future Works, Summary"),
    ("future-work", "Future Works, Future Directions, Limitations and Future Work"),
    ("acknowledgements", "Acknowledgments, Acknowledgement"),
    ("contributions", "Contribution, Author Contributions, Team Contributions"),
)


@pytest.mark.parametrize(("section", "titles"), CALLED)
def test_the_report_knows_what_people_call_its_sections(section: str, titles: str) -> None:
    rules = {each.id: each for each in load_requirements("stat453/report").sections}
    for title in titles.split(", "):
        assert normal_title(title) in rules[section].names(), title


@pytest.mark.parametrize("name", templates())
def test_no_alias_repeats_what_another_says_already(name: str) -> None:
    for section in load_requirements(name).sections:
        for rule in (section, *section.split):
            assert len(rule.names()) == 1 + len(rule.aliases), (section.id, rule.title)


def test_a_graded_course_names_its_rubrics_by_id_whatever_it_points_with(tmp_path: Path) -> None:
    folder = tmp_path / "workshop"
    shutil.copytree(templates_folder() / "workshop", folder)
    review = (rubrics_folder() / "workshop" / "review.toml").read_text(encoding="utf-8")
    (folder / "review.toml").write_text(review, encoding="utf-8")
    text = (folder / "course.toml").read_text(encoding="utf-8")
    pointed = text.replace('rubric = "workshop/review"', 'rubric = "review.toml"')
    (folder / "course.toml").write_text(pointed, encoding="utf-8")
    course, (rubric,) = load_graded(folder)
    assert pointed != text
    assert [part.rubric for part in course.parts] == ["", "workshop/review"]
    assert rubric.rubric.id == "workshop/review"
