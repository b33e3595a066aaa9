-- Another system that does not hear our answer asks again; its key leads to the answer that was given, so the work is done once.
create table kernel.answer (
    source   text not null,
    key      text not null,
    question bytea not null,
    status   integer,
    body     bytea,
    at       timestamptz not null,
    primary key (source, key)
);
create index answer_at on kernel.answer (at);
