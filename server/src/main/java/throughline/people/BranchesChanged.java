package throughline.people;

/** A branch has another place in the tree, so somebody may see more or less than before. */
public record BranchesChanged() {}
