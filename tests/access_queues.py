"""The pages of queues and round robins, as access_table.py tells of the others."""

QUEUES = """
leads:hand_back          internal        lead          hand_back  GET POST
queues:index             internal        -             -       GET
queues:create            administrators  -             -       GET POST
queues:detail            internal        queue         view    GET
queues:edit              administrators  queue         change  GET POST
queues:take              internal        queue         take    POST
queues:removal           administrators  queue         change  GET POST
queues:members           administrators  queue         change  GET POST
queues:dismissal         administrators  queue         change  POST
round_robins:index       internal        -             -       GET
round_robins:create      administrators  -             -       GET POST
round_robins:detail      internal        round_robin   view    GET
round_robins:edit        administrators  round_robin   change  GET POST
round_robins:removal     administrators  round_robin   change  GET POST
round_robins:members     administrators  round_robin   change  GET POST
round_robins:member      administrators  round_robin_member  change  GET POST
round_robins:dismissal   administrators  round_robin   change  POST
round_robins:ledger      internal        round_robin   view    GET
round_robins:skips       internal        round_robin   view    GET
portal:hand_back         members         lead          hand_back  GET POST
portal:queues            members         -             -       GET
portal:queue             members         queue         take    GET
portal:take              members         queue         take    POST
"""
