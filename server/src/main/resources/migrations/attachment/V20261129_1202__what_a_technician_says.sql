-- A technician may say what she did: a sound is kept like a photo, and has no pixels either.
alter table attachment.attachment
    drop constraint attachment_type_check,
    drop constraint attachment_check,
    add constraint attachment_type_check
        check (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/webm', 'audio/ogg', 'audio/mp4')) not valid,
    add constraint attachment_check check ((type like 'image/%') = (width is not null and height is not null)) not valid;
alter table attachment.attachment validate constraint attachment_type_check;
alter table attachment.attachment validate constraint attachment_check;
