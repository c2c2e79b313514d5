"""Every template holds what its manifest asks for, before anybody has typed a word."""

import re

import pytest

from toolkit.course.loading import load_requirements, template_folder
from toolkit.course.resources import templates
from toolkit.course.titles import normal_title
from toolkit.scaffold.sources import source_files

CLASS = re.compile(r"\\documentclass\[(?P<options>[^]]*)\]\{(?P<name>\w+)\}")
INPUT = re.compile(r"\\input\{(sections/[\w-]+)\}")
HEADING = re.compile(r"\\section\{([^}]*)\}")
NAME_OF_FLOAT = re.compile(r"\\begin\{(figure|table)\}.*?\\end\{\1\}", re.DOTALL)


@pytest.fixture(params=templates())
def manifest(request):
    return load_requirements(request.param)


@pytest.fixture
def files(manifest):
    found = source_files(template_folder(manifest.id), manifest)
    return {path: content.decode() for path, content in found.items()}


@pytest.fixture
def sections(manifest, files):
    """The section files in the order in which the main file reads them."""
    return [files[f"{name}.tex"] for name in INPUT.findall(files[manifest.main])]


def test_class_and_options_are_those_of_the_manifest(manifest, files):
    found = CLASS.search(files[manifest.main])
    assert found["name"] == manifest.document.class_
    assert set(found["options"].split(",")) == set(manifest.document.options)


def test_the_style_stands_at_the_root_and_is_loaded(manifest, files):
    style = manifest.document.style or "draftsmith.sty"
    assert style in files
    assert rf"\usepackage{{{style.removesuffix('.sty')}}}" in files[manifest.main]


def test_the_sections_are_those_of_the_manifest_in_its_order(manifest, sections):
    headings = [normal_title(title) for text in sections for title in HEADING.findall(text)]
    rules = [rule for rule in manifest.sections if rule.names() & set(headings)]
    assert headings == [normal_title(rule.title) for rule in rules]
    assert {rule.id for rule in manifest.sections if not rule.optional} <= {r.id for r in rules}


def test_there_is_an_abstract_where_one_is_asked_for(manifest, sections):
    opened = any(r"\begin{abstract}" in text for text in sections)
    assert opened is bool(manifest.abstract and manifest.abstract.required)


def test_every_section_says_what_belongs_there(sections):
    assert all(r"\guidance{" in text for text in sections)


def test_every_section_that_must_cite_shows_how(manifest, sections):
    musts = {normal_title(rule.title) for rule in manifest.sections if rule.must_cite}
    for text in sections:
        titles = {normal_title(title) for title in HEADING.findall(text)}
        assert not titles & musts or r"~\cite{" in text


def test_every_section_file_is_read(files, manifest):
    read = {f"{name}.tex" for name in INPUT.findall(files[manifest.main])}
    assert read == {path for path in files if path.startswith("sections/")}


def test_every_sample_entry_is_cited_and_every_citation_has_its_entry(files, sections):
    entries = set(re.findall(r"@\w+\{(\w+),", files["references.bib"]))
    cited = {key for text in sections for key in re.findall(r"\\cite\{(\w+)\}", text)}
    assert entries == cited


def test_every_float_has_its_label_after_its_caption_and_is_referred_to(sections):
    whole = "\n".join(sections)
    for found in NAME_OF_FLOAT.finditer(whole):
        label = re.search(r"\\label\{([^}]*)\}", found[0])
        assert found[0].index(r"\caption{") < label.start()
        assert rf"~\ref{{{label[1]}}}" in whole


def test_the_code_folder_is_there_where_the_course_asks_for_code(manifest, files):
    folder = manifest.code.folder if manifest.code else "code"
    assert (f"{folder}/README.md" in files) is bool(manifest.code)


def test_a_blind_template_hides_its_authors_until_told_otherwise(manifest, files):
    assert (r"\anontrue" in files[manifest.main]) is manifest.document.blind
