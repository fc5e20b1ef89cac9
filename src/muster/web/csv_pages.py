"""Tables of the page for a spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from starlette.responses import Response

from muster.csv_out import write_csv

if TYPE_CHECKING:
    from muster.web.lines import Table
    from muster.web.words import Words


def csv_page(table: Table | None, words: Words) -> Response:
    """Give a table as CSV, its columns named in the language, with the ids of the claims; nothing where None."""
    out = io.StringIO()
    if table is not None:
        names = [words.of("column", column) for column in table.columns]
        rows = (
            dict(zip(names, row.cells, strict=True)) | {"claims": " ".join(one.id for one in row.claims)}
            for row in table.rows
        )
        write_csv([*names, "claims"], rows, out)
    name = f"{table.name if table else 'empty'}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Language": words.lang}
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)
