-- A text whose recipient was erased is nobody's.
alter table notify.text drop constraint text_recipient_check;
alter table notify.text add constraint text_recipient_check check (recipient ~ '^\+[1-9][0-9]{4,14}$' or recipient = '');
alter table notify.reply drop constraint reply_sender_check;
alter table notify.reply add constraint reply_sender_check check (sender ~ '^\+[1-9][0-9]{4,14}$' or sender = '');
