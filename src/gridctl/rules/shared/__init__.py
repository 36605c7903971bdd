"""What rules lean on: whom a clause binds, what was held or passed, words they have in common.

No rule stands here, and no rule imports another: what several of them need comes from here.
"""
