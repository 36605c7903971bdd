"""How what is published is called: its folder, and what lies in the folder of a period."""

PUBLISHED = "published"
#: What says of a period what its pages were made of, and who made them when.
PROOF, BUILD = "manifest.json", "build.json"
#: What of a period's files is a page.
PAGES = (".html", ".md")
