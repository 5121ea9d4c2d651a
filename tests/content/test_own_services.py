"""A centre's own contacts: every row checked, nothing half-imported, no address."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from assistant.content.library import Library
from assistant.content.own_services import COLUMNS, keep, read_csv, read_own
from tests.conftest import TODAY

GOOD = {
    "id": "own-centre-1",
    "kind": "crisis-centre",
    "region": "kz-31",
    "name_kk": "Мысал орталығы",
    "name_ru": "Центр-пример",
    "name_en": "Example centre",
    "city_kk": "Тараз қаласы",
    "city_ru": "Тараз",
    "city_en": "Taraz",
    "phones": "+7 700 000 00 01; 1234",
    "hours": "office",
    "languages": "kk; ru",
    "for_whom": "women; children",
    "verified_on": "2026-11-20",
    "verified_by": "Example centre, duty desk",
    "public": "yes",
    "note_kk": "",
    "note_ru": "",
    "note_en": "",
}


def written(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "own.csv"
    lines = [",".join(columns)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in columns) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def problems(folder: Path, library: Library, *rows: dict[str, str]) -> str:
    found, said = read_csv(written(folder, *rows), library, TODAY)
    assert bool(found) is not bool(said)
    return "\n".join(said)


def test_a_good_row_comes_back_as_it_went_in(tmp_path: Path, library: Library) -> None:
    private = GOOD | {"id": "own-2", "public": "", "city_kk": "", "city_ru": "", "city_en": ""}
    found, said = read_csv(written(tmp_path, GOOD, private), library, TODAY)
    assert said == []
    assert found[0].phones == ("+7 700 000 00 01", "1234")
    assert (found[0].own, found[0].public, found[1].public) == (True, True, False)
    kept = keep(tmp_path / "services", found)
    assert read_own(tmp_path / "services") == found
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": ""}, "id: is empty"),
        ({"id": "Own Centre"}, "id: takes small Latin letters"),
        ({"id": "kz-helpline-150"}, "is a service of the product"),
        ({"kind": "police"}, "kind: 'police' is not known"),
        ({"region": "kz-99"}, "region: 'kz-99' is not known"),
        ({"name_en": ""}, "name: needs all three languages"),
        ({"city_kk": ""}, "city: needs all three languages"),
        ({"phones": "8 800 HELP"}, "is no phone"),
        ({"phones": "+7 700 000 00"}, "is no phone"),
        ({"phones": "1303"}, "must not be published"),
        ({"phones": "+7 7172 54 76 03"}, "must not be published"),
        ({"phones": "102"}, "is an emergency number"),
        ({"hours": "9-18"}, "hours: '9-18' is not known"),
        ({"languages": "kazakh"}, "languages: 'kazakh' is not known"),
        ({"verified_on": "20.11.2026"}, "is no day"),
        ({"verified_on": "2027-01-01"}, "has not come yet"),
        ({"verified_by": ""}, "verified_by: is empty"),
        ({"public": "maybe"}, "public: 'maybe' is not known"),
        ({"note_ru": "x" * 301}, "is longer than 300"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(
    tmp_path: Path, library: Library, change: dict[str, str], said: str
) -> None:
    told = problems(tmp_path, library, GOOD | {"id": "own-other"}, GOOD | change)
    assert said in told
    assert "row 3" in told
    assert "row 2" not in told


@pytest.mark.parametrize(
    "address",
    [
        "ул. Абая 12",
        "улица Ленина, дом 3",
        "Тараз, пр-т Жамбыла 5",
        "4-й мкр, д. 7, кв. 12",
        "Абай көшесі, 12-үй",
        "Назарбаев даңғылы 40",
        "Самал ықшам ауданы",
        "12 Abai street, apt 4",
        "080000 Taraz",
        "Толе би 15/2",
        "Абая, 12",
        "42.9012, 71.3667",
        "Офис № 4, этаж 2",
    ],
)
def test_what_looks_like_an_address_is_refused(tmp_path: Path, library: Library, address: str) -> None:
    for name in ("city_ru", "note_ru", "name_ru", "verified_by"):
        row = GOOD | {"note_kk": "Қоңырау шалыңыз", "note_ru": "Позвоните", "note_en": "Call"} | {name: address}
        assert f"{name}: looks like an address" in problems(tmp_path, library, row), name


@pytest.mark.parametrize(
    "fine", ["Звоните с 9 до 18, кроме выходных", "Принимает женщин с детьми", "Нужен психолог? Есть 2 психолога."]
)
def test_an_ordinary_note_is_no_address(tmp_path: Path, library: Library, fine: str) -> None:
    row = GOOD | {"note_kk": "Балалы әйелдерді қабылдайды", "note_ru": fine, "note_en": "Takes women with children"}
    assert read_csv(written(tmp_path, row), library, TODAY)[1] == []


@pytest.mark.parametrize("column", ["address", "Адрес", "street", "мекенжай", "latitude"])
def test_a_column_for_an_address_is_refused(tmp_path: Path, library: Library, column: str) -> None:
    path = written(tmp_path, GOOD | {column: "x"}, columns=(*COLUMNS, column))
    found, said = read_csv(path, library, TODAY)
    assert found == ()
    assert "where people stay is never written here" in said[0]


def test_heads_and_cells_that_do_not_fit_are_named(tmp_path: Path, library: Library) -> None:
    path = written(tmp_path, GOOD, columns=(*COLUMNS[1:], "colour", "colour"))
    said = "\n".join(read_csv(path, library, TODAY)[1])
    assert "'colour' is not known" in said
    assert "'id' is missing" in said
    short = tmp_path / "short.csv"
    short.write_text(",".join(COLUMNS) + "\nown-1,crisis-centre\n", encoding="utf-8")
    assert "row 2, has another number of cells" in read_csv(short, library, TODAY)[1][0]
    short.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    assert "has no row" in read_csv(short, library, TODAY)[1][0]
    short.write_bytes(b"\xff\xfe\x00id")
    assert "UTF-8" in read_csv(short, library, TODAY)[1][0]


def test_the_same_id_twice_is_named(tmp_path: Path, library: Library) -> None:
    assert "row 3, id: own-centre-1 stands in row 2 already" in problems(tmp_path, library, GOOD, GOOD)


def test_a_file_that_was_edited_amiss_stops_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "services.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(ValueError, match="import the CSV again"):
        read_own(tmp_path)
