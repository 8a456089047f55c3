"""Expressions that mean the same on PostgreSQL and on SQLite."""

import json
import re

from django.db.models import BooleanField, Func, TextField, Value

from prm.same import DAY, NUMBER, fold

ESCAPED = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})  # For LIKE.


class Written(Func):
    """SQL written for each database; `{0}` is where the first argument stands."""

    postgresql = sqlite = ""

    def as_sql(self, compiler, connection, **_context):
        arguments = [compiler.compile(each) for each in self.get_source_expressions()]
        sql, parameters = [], []
        for is_argument, piece in self.pieces(getattr(self, connection.vendor)):
            sql.append(arguments[int(piece)][0] if is_argument else piece)
            parameters += arguments[int(piece)][1] if is_argument else []
        return "".join(sql), parameters

    @staticmethod
    def pieces(template):
        """Text and numbers of arguments, by turns."""
        return [
            (bool(place % 2), piece) for place, piece in enumerate(re.split(r"\{(\d)\}", template))
        ]


class Folded(Written):
    """Text without its case. Mere ASCII, as most is, needs no ICU: five times quicker."""

    postgresql = (
        'CASE WHEN OCTET_LENGTH({0}) = CHAR_LENGTH({0}) THEN UPPER({0} COLLATE "C")'
        ' ELSE UPPER({0} COLLATE "und-x-icu") COLLATE "C" END'
    )
    sqlite = "PRM_FOLD({0})"
    output_field = TextField()


class HoldsAny(Written):
    """Whether a text holds one of some texts, as they are written; null for no text.

    One look for any number of them: a row of ORs gets too deep for SQLite.
    """

    postgresql = "{0} LIKE ANY (ARRAY(SELECT jsonb_array_elements_text({2}::jsonb)))"
    sqlite = "PRM_HOLDS_ANY({0}, {1})"
    pattern = "%{}%"
    output_field = BooleanField()

    def __init__(self, text, parts):
        patterns = [self.pattern.format(part.translate(ESCAPED)) for part in parts]
        super().__init__(text, Value(json.dumps(parts)), Value(json.dumps(patterns)))


class BeginsWithAny(HoldsAny):
    """Whether a text begins with one of some texts, as they are written; null for no text."""

    sqlite = "PRM_BEGINS_WITH_ANY({0}, {1})"
    pattern = "{}%"


class Number(Written):
    """The number that a text is, to be compared with another such; null for any other text."""

    postgresql = "CASE WHEN {0} ~ {1} THEN ({0})::numeric END"
    sqlite = "PRM_NUMBER({0})"
    output_field = TextField()

    def __init__(self, text):
        super().__init__(text, Value(NUMBER))


class Day(Written):
    """The day that a text in ISO's form is, to be compared as text; null for any other text."""

    postgresql = 'CASE WHEN {0} ~ {1} THEN {0} COLLATE "C" END'
    sqlite = "CASE WHEN {0} REGEXP {1} THEN {0} END"
    output_field = TextField()

    def __init__(self, text):
        super().__init__(text, Value(DAY))


class JsonText(Written):
    """The text that a JSON column has under a key; null for any other value."""

    postgresql = "CASE WHEN jsonb_typeof({0} -> {1}) = 'string' THEN {0} ->> {1} END"
    sqlite = "CASE WHEN json_type({0}, {2}) = 'text' THEN json_extract({0}, {2}) END"
    output_field = TextField()

    def __init__(self, column, key):
        super().__init__(column, Value(key), Value(f'$."{key}"'))


class JsonYesNo(JsonText):
    """Yes or no under a key of a JSON column; no value is no, and any other is null."""

    postgresql = (
        "CASE WHEN {0} -> {1} = 'true'::jsonb THEN TRUE"
        " WHEN COALESCE({0} -> {1}, 'null'::jsonb) IN ('false'::jsonb, 'null'::jsonb)"
        " THEN FALSE END"
    )
    sqlite = (
        "CASE COALESCE(json_type({0}, {2}), 'null')"
        " WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE WHEN 'null' THEN FALSE END"
    )
    output_field = BooleanField()


class JsonBlank(JsonText):
    """Whether a JSON column has nothing under a key: no value, null, empty text or list."""

    postgresql = (
        "COALESCE({0} -> {1}, 'null'::jsonb) IN ('null'::jsonb, '\"\"'::jsonb, '[]'::jsonb)"
    )
    sqlite = (
        "(COALESCE(json_type({0}, {2}), 'null') = 'null'"
        " OR (json_type({0}, {2}) = 'text' AND json_extract({0}, {2}) = '')"
        " OR (json_type({0}, {2}) = 'array' AND json_array_length({0}, {2}) = 0))"
    )
    output_field = BooleanField()


class JsonIsList(JsonText):
    """Whether a JSON column has a list under a key."""

    postgresql = "COALESCE(jsonb_typeof({0} -> {1}), '') = 'array'"
    sqlite = "COALESCE(json_type({0}, {2}), '') = 'array'"
    output_field = BooleanField()


class JsonHasAny(Written):
    """Whether a list under a key of a JSON column holds one of some texts, without case."""

    postgresql = (
        "EXISTS (SELECT 1 FROM jsonb_array_elements(CASE WHEN jsonb_typeof({0} -> {1}) = 'array'"
        " THEN {0} -> {1} ELSE '[]'::jsonb END) AS held WHERE jsonb_typeof(held) = 'string'"
        " AND UPPER((held #>> '{}') COLLATE \"und-x-icu\") IN"
        " (SELECT jsonb_array_elements_text({3}::jsonb)))"
    )
    sqlite = (
        "(json_type({0}, {2}) = 'array' AND EXISTS (SELECT 1 FROM json_each({0}, {2}) AS held"
        " WHERE held.type = 'text' AND PRM_FOLD(held.value) IN (SELECT value FROM json_each({3}))))"
    )
    output_field = BooleanField()

    def __init__(self, column, key, texts):
        folded = json.dumps([fold(text) for text in texts])
        super().__init__(column, Value(key), Value(f'$."{key}"'), Value(folded))
