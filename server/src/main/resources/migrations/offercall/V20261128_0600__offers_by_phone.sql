-- An offer that is told to its technician on the phone: written in the transaction that asks, dialled after it.
create schema offercall;

create table offercall.call (
    id           uuid primary key, -- also the id of the call on the wire
    offer        uuid not null,
    work_order   uuid not null,
    technician   uuid not null,
    urgency      smallint not null check (urgency between 0 and 8), -- the worst is dialled first
    state        text not null default 'waiting' check (state in ('waiting', 'calling', 'ended')),
    asked_at     timestamptz not null,
    best_before  timestamptz not null, -- not dialled any more after this
    begun_at     timestamptz,
    answered_at  timestamptz, -- the phone was picked up, by a person or by a machine
    ended_at     timestamptz,
    key          text check (key in ('1', '2', '4')), -- what was answered
    outcome      text check (outcome in ('accepted', 'refused', 'desk', 'no-answer', 'busy', 'declined', 'not-sent', 'cut-off', 'too-late', 'withdrawn')),
    check ((state = 'ended') = (outcome is not null)),
    check ((state = 'ended') = (ended_at is not null)),
    check (state <> 'calling' or begun_at is not null)
);
create index call_waiting on offercall.call (urgency, asked_at) where state = 'waiting';
create unique index call_one_for_an_offer on offercall.call (offer) where state <> 'ended';
create unique index call_one_to_a_technician on offercall.call (technician) where state = 'calling';

select kernel.create_event_table('offercall');
call kernel.guard('offercall.call', 'work.sees_order(call.work_order)');
call kernel.guard_events('offercall', 'work.sees_order(event.subject)');
