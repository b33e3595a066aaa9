-- An order may end because what it was raised for has come right before anybody began with it.
alter table work.work_order drop constraint work_order_cancel_reason_check;
alter table work.work_order add constraint work_order_cancel_reason_check
    check (cancel_reason in ('by-caller', 'duplicate', 'no-access', 'refused-by-agreement', 'settled-itself'));
