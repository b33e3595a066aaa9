package throughline.sheet;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param number as a spreadsheet program counts: the head is row 1
 * @param cells what stands in it, with formulas undone; a cell that is too long is empty here
 * @param tooLong where the first cell is that is longer than any may be; -1 for none
 */
record Row(long number, List<String> cells, int tooLong) {
    String cell(int at) {
        return at < cells.size() ? cells.get(at) : "";
    }

    boolean isBlank() {
        return tooLong < 0 && cells.stream().allMatch(String::isBlank);
    }

    int length() {
        return cells.stream().mapToInt(String::length).sum();
    }
}
