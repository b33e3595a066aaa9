package throughline.bench;

import java.sql.SQLException;
import throughline.scenario.Company;
import throughline.scenario.LiftTown;
import throughline.scenario.RunningServer;

/** Many lifts at one address, each with an alarm device that reports over DC-09 and has to test itself every three days. */
final class LiftsWithDevices implements AutoCloseable {
    private static final int FIRST_ACCOUNT = 0x100000;

    private final RunningServer server;
    private final LiftTown town;

    LiftsWithDevices(RunningServer server, Company company, int lifts) throws SQLException {
        this.server = server;
        this.town = new LiftTown(server, company.administrator());
        try (var owner = OwnersConnection.to(server.home());
                var copied = owner.prepareStatement("""
                        insert into asset.unit
                            (id, number, site, name, kind, agreement, branch, alarm_protocol, alarm_ident, alarm_test_hours)
                        select md5('lift ' || n)::uuid, 'TLL-B' || n, u.site, 'Lift ' || n, u.kind, u.agreement, u.branch,
                            'dc-09', upper(to_hex(? + n)), 72
                        from asset.unit u, generate_series(1, ?) n where u.number = ?
                        """)) {
            copied.setInt(1, FIRST_ACCOUNT);
            copied.setInt(2, lifts);
            copied.setString(3, LiftTown.LIFT);
            copied.executeUpdate();
        }
    }

    /** That of a lift, from 1; beyond the last one it is nobody's. */
    AlarmDevice device(int lift) {
        return new AlarmDevice(server.ports().dc09(), account(lift));
    }

    static String account(int lift) {
        return "%X".formatted(FIRST_ACCOUNT + lift);
    }

    /** How the unit is called on screens. */
    static String number(int lift) {
        return "TLL-B" + lift;
    }

    @Override
    public void close() {
        town.close();
    }
}
