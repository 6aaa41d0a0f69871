"""The parts of a notice: frame, head, tail, headings, labels, the tree of sections."""
