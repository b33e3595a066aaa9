-- What other rooms still expect before an order may be over, such as an alarm that goes on.
create table work.reservation (
    work_order uuid not null references work.work_order,
    by         uuid not null, -- whose it is; an order may be kept open for several
    code       text not null,
    sentence   text not null,
    primary key (work_order, by)
);
call kernel.guard('work.reservation', 'work.sees_order(reservation.work_order)');
