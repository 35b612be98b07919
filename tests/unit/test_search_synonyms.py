"""The table of synonyms: what stands in it, and that mistakes in it are told where they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.reference import VocabularyError
from catalogue.search import SearchError, build_index
from catalogue.search.synonyms import FILE, mark, phrase_of, read_synonyms
from search_samples import REPO, goods, site

TABLE = read_synonyms(REPO / "reference")


def groups_of(text: str) -> set[int]:
    return set(TABLE.marks.get(phrase_of(text), ()))


def test_there_are_at_least_two_hundred_groups() -> None:
    assert len(TABLE.groups) >= 200


@pytest.mark.parametrize(
    "same",
    [
        "shawl stole scarf selendang skaf",
        "keropok kerupuk krupuk crackers crisps chips kerepek keripik",
        "cassava tapioca manioc singkong",
        "halia jahe ginger",
        "souvenir suvenir cenderamata",
        "kursi kerusi chairs",
    ],
)
def test_words_of_one_meaning_share_a_group(same: str) -> None:
    assert set.intersection(*(groups_of(word) for word in same.split()))


def test_phrases_are_found_inside_a_text_whatever_the_hyphens() -> None:
    assert TABLE.in_words(["banyak", "oleh", "oleh", "manis"])[0] in groups_of("souvenir")
    assert groups_of("ubi kayu") & groups_of("tapioca")


def test_marks_are_of_one_length() -> None:
    assert {len(mark(number)) for number in (0, 9, 10, 9999)} == {6}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("groups:\n- {en: [Shawl], id: [syal]}\n", "lower case"),
        ("groups:\n- {en: [shawl, café]}\n", "without marks"),
        ("groups:\n- {en: [shawl, '']}\n", "lower case"),
        ("groups:\n- {en: [shawl, one two three four]}\n", "one to 3 words"),
        ("groups:\n- {en: [shawl]}\n", "one word alone"),
        ("groups:\n- {fr: [chale], en: [shawl]}\n", "languages are"),
        ("groups:\n- {en: shawl, id: [syal]}\n", "needs a list"),
        ("groups:\n- {en: [shawl], id: [syal]}\n- {en: [shawls], id: [kain]}\n", "is in groups 1 and 2"),
        ("other: 1\n", "needs a list `groups`"),
    ],
)
def test_a_mistake_in_the_table_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        read_synonyms(tmp_path)


def test_a_word_in_two_groups_on_purpose_finds_both(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "groups:\n- {en: [a cap, topi]}\n- {en: [hat, topi], also: [topi]}\n", encoding="utf-8"
    )
    assert read_synonyms(tmp_path).marks[("topi",)] == (0, 1)


def test_a_broken_table_is_told_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise VocabularyError(FILE, "broken", 7)

    monkeypatch.setattr("catalogue.search.index.read_synonyms", broken)
    with pytest.raises(SearchError, match=r"Daftar kata.*synonyms.yml:7.* / A list of words cannot be used"):
        build_index(site(goods(), tmp_path), tmp_path)
