-- Alarm devices that report by SIP MESSAGE (SCAIP) are answered with a MESSAGE of our own. Some proxies before them expect the document
-- within the response instead, and these are they.
create table alarm.answered_within (
    id   uuid primary key,
    peer text not null unique   -- an IP address, as Java writes it
);
call kernel.guard('alarm.answered_within', 'false');
