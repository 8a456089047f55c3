"""The pages of web-to-lead, as access_table.py tells of the others."""

WEB = """
web:receive              everybody       -             -       POST
web:page                 everybody       -             -       GET
web:quarantine           internal        -             -       GET
web:decisions            internal        -             -       POST
web:received             internal        received      view    GET
setup:web_forms          administrators  -             -       GET
setup:new_web_form       administrators  -             -       GET POST
setup:web_strays         administrators  -             -       GET POST
setup:web_form           administrators  web_form      change  GET
setup:web_form_edit      administrators  web_form      change  GET POST
"""
