-- Looks in from outside, at what is a customer's own; has no other role beside.
alter table people.role_grant drop constraint role_grant_role_check;
alter table people.role_grant add constraint role_grant_role_check
    check (role in ('agent', 'supervisor', 'dispatcher', 'technician', 'administrator', 'trainer', 'auditor', 'customer'));
