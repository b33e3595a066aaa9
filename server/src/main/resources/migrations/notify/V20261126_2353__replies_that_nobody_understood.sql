-- A reply that no room acts on is for people to read; it was kept and shown to nobody.
alter table notify.reply add column understood_at timestamptz;
update notify.reply set understood_at = received_at where words ~ '^\s*[12]([\s,.:;]+\d{1,3})?[.!]?\s*$';
create index reply_to_read on notify.reply (received_at, id) where understood_at is null;
