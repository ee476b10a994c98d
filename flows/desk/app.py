# /// script
# [tool.marimo.display]
# theme = "system"
# ///
"""The app of `ghinho explore`, a marimo notebook: what is chosen above decides what is shown below."""

import marimo

app = marimo.App(width="medium", app_title="Ghi Nhớ")

with app.setup:
    from collections.abc import Callable
    from typing import Any

    import marimo as mo

    from flows.desk.explore import explored, options
    from flows.desk.words import say


@app.cell
def _language() -> Any:
    language = mo.ui.radio(
        {"Tiếng Việt": "vi", "English": "en"}, value="Tiếng Việt", inline=True, label="Ngôn ngữ / Language"
    )
    title = mo.Html('<div class="ghinho"><h1 lang="vi">Ghi Nhớ</h1></div>')
    mo.hstack([title, language], align="end", wrap=True)
    return (language,)


@app.cell
def _words(language: Any) -> Any:
    def word(key: str) -> str:
        return str(getattr(say(key), language.value))

    return (word,)


@app.cell
def _filters(language: Any, word: Callable[[str], str]) -> Any:
    def one_of(known: dict[str, Any], key: str) -> mo.ui.dropdown:
        return mo.ui.dropdown(known, value=word("all"), allow_select_none=False, label=word(key))

    can = options(language.value)
    country = one_of(can.countries, "country")
    kind = one_of(can.kinds, "kind")
    topic = one_of(can.topics, "field")
    first = one_of(can.years, "from_year")
    last = one_of(can.years, "to_year")
    text = mo.ui.text(label=word("text"))
    mo.hstack([country, kind, topic, first, last, text], justify="start", wrap=True, gap=1.2)
    return country, first, kind, last, text, topic


@app.cell
def _shown(country: Any, first: Any, kind: Any, language: Any, last: Any, text: Any, topic: Any) -> None:
    mo.Html(explored(language.value, country.value, kind.value, topic.value, first.value, last.value, text.value))


if __name__ == "__main__":
    app.run()
