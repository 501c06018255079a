"""What a run of the suite leaves behind: figures for programs, and a page for people."""
