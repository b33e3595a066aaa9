-- Lifts that are connected over MQTT.
alter table asset.unit
    drop constraint unit_alarm_protocol_check,
    add constraint unit_alarm_protocol_check
        check (alarm_protocol in ('voice', 'p100', 'cpc', 'contact-id', 'dc-09', 'scaip', 'vds-2465', 'mqtt', 'gateway'));
