-- Somebody who speaks for a customer until a day: gone with the person, whether that day came or they were removed before.
create table customer.departure (
    person      uuid primary key references customer.person on delete cascade,
    customer    uuid not null references customer.customer,
    day         date not null,
    due_at      timestamptz not null,
    try_at      timestamptz not null,
    planned_at  timestamptz not null,
    planned_by  uuid
);
create index departure_due on customer.departure (try_at);
create index departure_of_customer on customer.departure (customer);
