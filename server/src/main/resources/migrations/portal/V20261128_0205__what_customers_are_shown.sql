-- From which customer somebody looks in, and at which of its buildings.
create schema portal;

create table portal.outlook (
    user_account uuid primary key,
    customer     uuid not null,
    sites        uuid[] not null default '{}' -- empty: all that the customer has and will have
);
create index outlook_by_customer on portal.outlook (customer);

select kernel.create_event_table('portal');
call kernel.guard('portal.outlook', 'false');
call kernel.guard_events('portal', 'false');
