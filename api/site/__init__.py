"""The public door: the e-guichet, the plan, the statements, and the files of the widget."""
