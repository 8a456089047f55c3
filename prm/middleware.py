def idle_sessions_end(get_response):
    return get_response


private_answers = own_language = idle_sessions_end
