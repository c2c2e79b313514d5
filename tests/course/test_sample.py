"""The people that a fresh draft carries."""

from toolkit.course.sample import sample_people


def test_the_sample_people_are_named_and_reachable_nowhere() -> None:
    people = sample_people()
    assert people
    assert all(person.name and person.email.endswith("@example.org") for person in people)
