/**
 * The tables of a ledger's file. `records` is the chain; `personal` stands beside it by the same number; `persons` holds whom records are about, and of an
 * erased one the subject alone. A file states its schema version (`user_version`); a step is never changed once it was released, new ones follow.
 */

/** Marks a file as a ledger (`application_id`): "BURS" in ASCII. */
export const APPLICATION_ID = 0x42555253;

/** Step i makes version i + 1 of version i. */
export const MIGRATIONS: readonly string[] = [
  `
create table persons (
  id integer primary key,
  subject text not null unique,
  student text unique,
  salt text,
  check ((student is null) = (salt is null))
) strict;
create table records (count integer primary key, person integer references persons (id), text text not null, hash text not null) strict;
create index records_person on records (person) where person is not null;
create table personal (count integer primary key references records (count), text text not null) strict;
create trigger records_stay before delete on records begin select raise(abort, 'append-only'); end;
create trigger records_same before update on records begin select raise(abort, 'append-only'); end;
`,
];
