/** Kept in `PRAGMA application_id`: tells a reference database from any other SQLite file. `CMRF` in ASCII. */
export const REFERENCE_APPLICATION_ID = 0x434d5246

/** Version of the reference database's layout, kept in `PRAGMA user_version`. A file of another version is refused. */
export const REFERENCE_VERSION = 1

/**
 * The tables of `reference.db`. It is built aside and swapped in whole, so it has no migrations: a new layout is a new
 * version and the files are loaded again. Days are whole numbers YYYYMMDD where a table has millions of rows.
 */
export const REFERENCE_SCHEMA = `
  CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,
    -- In words, such as: NCCI PTP practitioner v32.2, in force 2026-07-01.
    label TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    -- Last day it is meant for; null where its publisher sets none.
    valid_through TEXT CHECK (length(valid_through) = 10),
    -- 1 for a dataset that is one file.
    parts INTEGER NOT NULL CHECK (parts > 0),
    UNIQUE (dataset, valid_from)
  ) STRICT;

  CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- The zip it came out of; null for a plain file.
    archive TEXT,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL,
    part INTEGER NOT NULL CHECK (part > 0),
    -- The codes it begins and ends with: a part answers for those between only. Null where the file is whole.
    first_code TEXT,
    last_code TEXT,
    rows INTEGER NOT NULL,
    bad_rows INTEGER NOT NULL,
    first_bad_rows TEXT NOT NULL CHECK (json_valid(first_bad_rows)),
    loaded_at TEXT NOT NULL,
    loaded_by TEXT NOT NULL,
    UNIQUE (edition_id, part)
  ) STRICT;

  -- Published reasons: a few dozen sentences that millions of rows repeat.
  CREATE TABLE rationale (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  CREATE TABLE pair_edit (
    edition_id INTEGER NOT NULL,
    column1 TEXT NOT NULL,
    column2 TEXT NOT NULL,
    effective INTEGER NOT NULL,
    -- Last day in force; null while it stands.
    deletion INTEGER,
    indicator INTEGER NOT NULL CHECK (indicator IN (0, 1, 9)),
    rationale_id INTEGER NOT NULL,
    PRIMARY KEY (edition_id, column1, column2, effective)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE unit_limit (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    units INTEGER NOT NULL CHECK (units >= 0),
    mai INTEGER NOT NULL CHECK (mai IN (1, 2, 3)),
    rationale_id INTEGER NOT NULL REFERENCES rationale (id),
    PRIMARY KEY (edition_id, code)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE add_on (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    add_on TEXT NOT NULL,
    -- Empty where the contractor defines the primaries.
    primary_code TEXT NOT NULL,
    type INTEGER NOT NULL CHECK (type IN (1, 2, 3)),
    -- 0 where the file gives none.
    effective INTEGER NOT NULL,
    deletion INTEGER,
    PRIMARY KEY (edition_id, add_on, primary_code, effective)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX add_on_by_primary ON add_on (edition_id, primary_code);

  CREATE TABLE fee_schedule (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    modifier TEXT NOT NULL,
    status TEXT NOT NULL,
    work_rvu REAL NOT NULL,
    non_facility_total_rvu REAL NOT NULL,
    facility_total_rvu REAL NOT NULL,
    pc_tc INTEGER NOT NULL,
    global_days TEXT NOT NULL,
    multiple_procedure INTEGER NOT NULL,
    bilateral INTEGER NOT NULL,
    assistant INTEGER NOT NULL,
    conversion_factor REAL NOT NULL,
    -- The AMA's short text, kept only where the site recorded its CPT licence.
    licensed_text TEXT,
    PRIMARY KEY (edition_id, code, modifier)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outpatient_payment (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    status_indicator TEXT NOT NULL,
    apc TEXT,
    rate_cents INTEGER,
    PRIMARY KEY (edition_id, code)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE diagnosis (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    -- Without its dot, as published.
    code TEXT NOT NULL,
    billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
    text TEXT NOT NULL,
    PRIMARY KEY (edition_id, code)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE hcpcs (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'modifier')),
    text TEXT NOT NULL,
    short_text TEXT NOT NULL,
    added INTEGER,
    terminated INTEGER,
    PRIMARY KEY (edition_id, code, kind)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE cpt_text (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (edition_id, code)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE charge_master (
    edition_id INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
    charge_code TEXT NOT NULL,
    code TEXT NOT NULL,
    -- In claim order, separated by a space; empty for none.
    modifiers TEXT NOT NULL,
    revenue_code TEXT NOT NULL,
    price_cents INTEGER,
    department TEXT NOT NULL,
    valid_from INTEGER,
    valid_to INTEGER
  ) STRICT;

  CREATE INDEX charge_master_by_code ON charge_master (edition_id, code);
  CREATE INDEX charge_master_by_charge_code ON charge_master (edition_id, charge_code);

  -- The site's licence of the CPT wording; without a row no AMA text is kept.
  CREATE TABLE cpt_licence (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    holder TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    users INTEGER NOT NULL CHECK (users > 0),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
  ) STRICT;
`

/** Made after the rows are in, which is several times faster than along with them. */
export const REFERENCE_INDEXES = `
  CREATE INDEX IF NOT EXISTS pair_edit_by_column2 ON pair_edit (edition_id, column2, column1);
`
