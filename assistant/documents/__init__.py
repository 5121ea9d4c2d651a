"""The papers: one model, shown as a page and printed as a PDF."""
