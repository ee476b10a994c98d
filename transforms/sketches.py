"""Sketches of texts, by which the warehouse finds near copies: a sample of their runs of five words.

The sample is a MinHash that grows with the text: of all runs those whose hash is below a
limit. It is the same for a run wherever that stands, so the sketch of a shortened copy is a
part of the sketch of the whole. The hashes rest on nothing that changes between versions and
machines, so sketches made at any time can be compared. The title is left out: copies often
have another one.
"""

from zlib import crc32

import polars as pl
from pyarrow.compute import dictionary_encode

from transforms.ids import id_of_text
from warehouse.tables import SKETCH

RUN = 5  # words
ONE_IN = 8  # runs that are kept
SHORTEST = 20  # words of a text that its wording tells from others
NO_LETTER = r"[^\p{L}\p{N}]+"
_KEPT = 2**64 // ONE_IN
_CUT = _KEPT // 2**32  # what is left of a kept hash has 32 bits
_STEP = 0x9E3779B97F4A7C15  # odd and without a pattern: its powers spread the words of a run over 64 bits


def sketch(documents: pl.DataFrame) -> pl.DataFrame:
    """Make the rows of the table `sketch` from documents (document_id, title, body); short ones have none."""
    texts = _texts(documents).with_row_index("place")
    words = _words(texts)
    sizes = words.group_by("place").agg(words=pl.len().cast(pl.Int32)).filter(pl.col("words") >= SHORTEST)
    texts = texts.join(sizes, on="place", maintain_order="left")
    texts = texts.join(_runs(words), on="place", how="left", maintain_order="left")
    return texts.with_columns(
        pl.Series("text_id", [id_of_text(text) for text in texts["text"].cast(pl.Binary).to_list()], dtype=pl.String),
        pl.col("runs").fill_null([]),
    ).select(SKETCH.polars_schema.names())


def _texts(documents: pl.DataFrame) -> pl.DataFrame:
    """Leave out the titles."""
    title, body = pl.col("title"), pl.col("body")
    titled = body.str.starts_with(title + "\n").fill_null(value=False)
    start = pl.when(titled).then(title.str.len_chars() + 1).otherwise(0)
    return documents.select(
        "document_id",
        start_offset=start.cast(pl.Int32),
        text=pl.when(titled).then(body.str.slice(start)).otherwise(body),
    )


def _words(texts: pl.DataFrame) -> pl.DataFrame:
    """Number the words of all texts by their small letters and digits; each word as written is looked at once."""
    split = pl.col("text").str.replace_all("\n", " ", literal=True).str.split(" ")
    words = texts.select("place", word=split).explode("word")
    encoded = dictionary_encode(words["word"].to_arrow())
    letters = pl.Series(encoded.dictionary, dtype=pl.String).str.to_lowercase().str.replace_all(NO_LETTER, "")
    codes = pl.Series(list(map(crc32, letters.cast(pl.Binary).to_list())), dtype=pl.UInt64)
    codes = codes.zip_with(letters != "", pl.Series([None], dtype=pl.UInt64))
    return words.select("place", code=codes.gather(pl.Series(encoded.indices))).drop_nulls()


def _runs(words: pl.DataFrame) -> pl.DataFrame:
    """Hash every run of words inside a text, and keep the sample, sorted."""
    parts = [pl.col("code").shift(-at) * pl.lit(pow(_STEP, at + 1, 2**64), pl.UInt64) for at in range(RUN)]
    whole = pl.col("place") == pl.col("place").shift(1 - RUN)
    runs = words.select("place", run=sum(parts[1:], parts[0]), whole=whole)
    kept = runs.filter((pl.col("run") < _KEPT) & pl.col("whole"))
    both = pl.col("place").cast(pl.UInt64) * 2**32 + pl.col("run") // _CUT  # one number is sorted faster than two
    kept = kept.select(both=both.sort())
    kept = kept.filter(pl.col("both").ne_missing(pl.col("both").shift()))
    place, run = pl.col("both") // 2**32, pl.col("both") % 2**32
    kept = kept.select(place=place.cast(pl.UInt32), runs=run.cast(pl.UInt32))
    return kept.group_by("place", maintain_order=True).agg("runs")
