/**
 * There is no column for card numbers: of a card only brand, last 4 digits and behaviour are stored. Instants are ISO
 * 8601, dates YYYYMMDD.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY, token_key TEXT NOT NULL, service TEXT NOT NULL, brand TEXT NOT NULL, last_digits TEXT NOT NULL, conduct TEXT NOT NULL,
    made_at TEXT NOT NULL, used_at TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS authentications (
    id TEXT PRIMARY KEY, service TEXT NOT NULL, brand TEXT NOT NULL, last_digits TEXT NOT NULL, conduct TEXT NOT NULL, amount INTEGER NOT NULL,
    ok_url TEXT NOT NULL, ng_url TEXT NOT NULL, state TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS payments (
    tracking_id TEXT PRIMARY KEY, service TEXT NOT NULL, order_id TEXT NOT NULL, amount INTEGER NOT NULL, brand TEXT NOT NULL, last_digits TEXT NOT NULL, conduct TEXT NOT NULL,
    confirmed INTEGER NOT NULL, status INTEGER NOT NULL, approval_code TEXT NOT NULL, authorized_at TEXT NOT NULL, captured_on TEXT, process_stamp TEXT NOT NULL,
    UNIQUE (service, order_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, tracking_id TEXT NOT NULL REFERENCES payments, kind TEXT NOT NULL, amount INTEGER NOT NULL, applied_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS requests (service TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (service, id, hash)) STRICT;
`;
