"""A county's own document, as few lines of YAML: what the general rules are tried with."""

from tests.kit import manifest

HEAD = "id: county\ntitle: {en: C, zh: 县}\nissuer: {en: C, zh: 县}\nclauses:\n"


def clause(kind: str, key: str, parameters: str = "", more: str = "") -> str:
    """Return a clause called by its key; `more` are further fields, with a comma at the end."""
    return (
        f"- {{id: {key}, kind: {kind}, sets: {key}, duty: [check], {more}"
        f"says: {{en: a, zh: 甲}}, parameters: {{{parameters}}}}}\n"
    )


def county(*clauses: str, records_from: str = "2022-01-01", since: str = "") -> dict[str, str]:
    """Return the manifest and the pack of a village that follows these clauses only."""
    entry = f"county, from: {since}" if since else "county"
    return {
        "gridctl.yaml": manifest(entry, records_from=records_from),
        "policies/county.yaml": HEAD + "".join(clauses),
    }
