import type { Migration } from './migration.ts'

/** The department's devices, and the serial numbers of those that were placed. */
export const devices: Migration = {
  version: 50,
  name: 'devices',
  sql: `
    CREATE TABLE device (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
      type TEXT NOT NULL,
      -- Empty for a device that bears no UDI.
      device_identifier TEXT NOT NULL CHECK (length(device_identifier) <= 23),
      -- Empty where the supply is not charged by itself.
      supply_code TEXT NOT NULL CHECK (length(supply_code) IN (0, 5)),
      -- JSON list of the guidance it may be placed under; an empty one where nobody said.
      guidance TEXT NOT NULL CHECK (json_valid(guidance)),
      updated_at TEXT NOT NULL
    ) STRICT;

    CREATE INDEX device_by_name ON device (name);
    CREATE UNIQUE INDEX device_identifier_is_listed_once ON device (device_identifier)
      WHERE device_identifier <> '';

    -- Whose a serial number is, from the first session that is complete with it.
    CREATE TABLE placed_serial (
      device_identifier TEXT NOT NULL CHECK (device_identifier <> ''),
      serial TEXT NOT NULL CHECK (serial <> ''),
      mrn TEXT NOT NULL CHECK (mrn <> ''),
      PRIMARY KEY (device_identifier, serial),
      UNIQUE (device_identifier, serial, mrn)
    ) STRICT, WITHOUT ROWID;

    -- In which sessions it was placed. The MRN must be that of the serial number: one device, one patient.
    CREATE TABLE device_placement (
      session_id TEXT NOT NULL REFERENCES session (id),
      device_identifier TEXT NOT NULL,
      serial TEXT NOT NULL,
      mrn TEXT NOT NULL,
      PRIMARY KEY (session_id, device_identifier, serial),
      FOREIGN KEY (device_identifier, serial, mrn) REFERENCES placed_serial (device_identifier, serial, mrn)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX device_placement_by_serial ON device_placement (device_identifier, serial);
  `,
}
