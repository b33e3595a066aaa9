package throughline.people;

/**
 * Where somebody stands who wants to come in.
 *
 * @param address IP address of the connection
 * @param browser what the browser calls itself, cut to 200 characters
 */
public record Visitor(String address, String browser) {
    private static final int LONGEST = 200;

    public Visitor {
        browser = browser.length() <= LONGEST ? browser : browser.substring(0, LONGEST);
    }
}
