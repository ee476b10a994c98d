"""Persons and organizations that take part without being told in full: they get rows of their own.

Who is told with a title stands in ``person``, what the text names in ``organization``. Others take part
as well: somebody known by the bare name ("Ivanka Trump"), the government of a prime minister who
signs, a province. Whoever takes part under an id can be looked up under it.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from transforms.reference import Organization
from warehouse.tables import ORGANIZATION, PERSON, Table

TAKING_PART = ("event_mention_participant", "agreement_mention_party")
NO_NAMES = pl.lit([], dtype=pl.List(pl.String))


def with_participants(frames: Mapping[str, pl.DataFrame], known: Sequence[Organization]) -> dict[str, pl.DataFrame]:
    """Add to ``person`` and ``organization`` whom events and agreements name and these do not.

    What is ``known`` of an organization, its kind and short name, counts before what a document calls it.
    """
    columns = ["document_id", "kind", "entity_id", "name", "country"]
    present = pl.concat([frames[table].select(columns) for table in TAKING_PART])
    organizations = _completed(frames, present, ORGANIZATION)
    return {PERSON.name: _completed(frames, present, PERSON), ORGANIZATION.name: _described(organizations, known)}


def _completed(frames: Mapping[str, pl.DataFrame], present: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Add the participants of a kind that the table of the kind lacks, each with the names as written."""
    known, schema = frames[table.name], table.polars_schema
    key = f"{table.name}_id"
    lacking = (
        present.filter(pl.col("kind") == table.name)
        .drop("kind")
        .rename({"entity_id": key})
        .join(known, on=["document_id", key], how="anti")
        .unique(["document_id", key], keep="first", maintain_order=True)
    )
    if lacking.is_empty():
        return known
    mentions = frames["mention"].filter(pl.col("kind") == table.name)
    written = mentions.group_by("document_id", pl.col("entity_id").alias(key)).agg(
        pl.col("surface").unique().sort().alias("surfaces")
    )
    rows = lacking.join(written, on=["document_id", key], how="left", maintain_order="left").with_columns(
        pl.col("surfaces").fill_null(NO_NAMES)
    )
    added = [column for column in rows.columns if column in schema]
    return pl.concat([known, rows.select(added)], how="diagonal")


def _described(organizations: pl.DataFrame, known: Sequence[Organization]) -> pl.DataFrame:
    """Fill in kinds, countries and short names of the reference data."""
    ids = pl.col("organization_id")
    kinds = {o.organization_id: o.kind for o in known}
    countries = {o.organization_id: o.country for o in known}
    short_names = {o.organization_id: o.short_name for o in known}
    return organizations.with_columns(
        kind=ids.replace_strict(kinds, default=pl.col("kind"), return_dtype=pl.String),
        country=pl.coalesce("country", ids.replace_strict(countries, default=None, return_dtype=pl.String)),
        short_name=pl.coalesce("short_name", ids.replace_strict(short_names, default=None, return_dtype=pl.String)),
    )
