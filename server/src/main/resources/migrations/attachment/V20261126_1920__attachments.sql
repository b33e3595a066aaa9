-- What was shown and handed in: photos and papers of a request or a work order. The bytes are files in the home; a row is written only when its file is safely on the disk.
create schema if not exists attachment;

create table attachment.attachment (
    id           uuid primary key,
    subject_kind text not null check (subject_kind in ('request', 'order')),
    subject      uuid not null,
    name         text not null,
    type         text not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
    size         integer not null check (size between 1 and 10485760),
    -- Pixels of a picture; a paper has none.
    width        integer,
    height       integer,
    sha256       bytea not null check (length(sha256) = 32),
    file         text not null unique,
    at           timestamptz not null,
    added_by     uuid not null,
    by_name      text not null,
    check ((type = 'application/pdf') = (width is null and height is null))
);
create index attachment_by_subject on attachment.attachment (subject, at, id);

select kernel.create_event_table('attachment');
