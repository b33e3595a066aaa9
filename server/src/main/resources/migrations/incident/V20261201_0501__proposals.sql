-- What looks like an incident to the house: whoever leads declares one, or says that it is none.
create table incident.proposal (
    id          uuid primary key,
    area        text not null,
    why         text not null,            -- a word that screens say, such as test-calls-late
    units       uuid[] not null,          -- the lifts that it was seen at
    proposed_at timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    incident    uuid references incident.incident, -- that was declared for it; null where it is none
    over_at     timestamptz,              -- dismissed, or its incident has its all-clear
    check ((decided_by is null) = (decided_at is null)),
    check (incident is null or decided_at is not null)
);
create unique index proposal_open on incident.proposal (area, why) where over_at is null;
create index proposal_of_incident on incident.proposal (incident) where over_at is null;
call kernel.guard('incident.proposal', '(select kernel.sees_some())');
