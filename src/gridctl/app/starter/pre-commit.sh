#!/bin/sh
# Checks the data before each commit, without pre-commit. Switch it on once:
#   git config core.hooksPath .githooks
# 每次提交前检查数据；启用一次即可：git config core.hooksPath .githooks
exec gridctl validate --quiet
