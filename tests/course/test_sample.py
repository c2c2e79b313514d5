"""The people that a fresh draft carries."""

from toolkit.course.sample import load_sample


def test_the_sample_people_are_named_and_reachable_nowhere() -> None:
    people = load_sample().people
    assert people
    assert all(person.name and person.email.endswith("@example.org") for person in people)
