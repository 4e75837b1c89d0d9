%% Erlang's half of the comparison: each line of input, an operation and how
%% often, is answered with the nanoseconds that it took. Callbacks do nothing.
-module(bench).
-behaviour(gen_server).
-export([main/0, start_child/0]).
-export([init/1, handle_call/3, handle_cast/2]).

main() ->
    io:format("Erlang/OTP ~s, emulator ~p, ~b schedulers~n",
              [erlang:system_info(otp_release), erlang:system_info(emu_flavor),
               erlang:system_info(schedulers_online)]),
    loop().

loop() ->
    case io:get_line("") of
        eof -> halt();
        Line ->
            [Op, N] = string:lexemes(Line, " \n"),
            io:format("~b~n", [measure(list_to_atom(Op), list_to_integer(N))]),
            loop()
    end.

%% measure/2 runs the operation in a new process, whose heap is empty.
measure(Op, N) ->
    erlang:garbage_collect(),
    Self = self(),
    spawn_link(fun() -> Self ! {took, timed(Op, N)} end),
    receive {took, T} -> T end.

timed(supervised, N) ->
    {ok, Sup} = supervisor:start_link(?MODULE, supervisor),
    T = time(fun() -> times(N, fun() ->
        {ok, Pid} = supervisor:start_child(Sup, []),
        ok = supervisor:terminate_child(Sup, Pid)
    end) end),
    unlink(Sup),
    exit(Sup, shutdown),
    T;
timed(startstop, N) ->
    time(fun() -> times(N, fun() ->
        {ok, Pid} = gen_server:start_link(?MODULE, idle, []),
        ok = gen_server:stop(Pid)
    end) end);
timed(call, N) ->
    {ok, Pid} = gen_server:start_link(?MODULE, idle, []),
    T = time(fun() -> times(N, fun() -> ok = gen_server:call(Pid, 1) end) end),
    ok = gen_server:stop(Pid),
    T;
timed(cast, N) -> % until the last one was handled
    {ok, Pid} = gen_server:start_link(?MODULE, {count, N, self()}, []),
    T = time(fun() ->
        times(N, fun() -> ok = gen_server:cast(Pid, 1) end),
        receive handled -> ok end
    end),
    ok = gen_server:stop(Pid),
    T.

time(F) ->
    Begin = erlang:monotonic_time(nanosecond),
    F(),
    erlang:monotonic_time(nanosecond) - Begin.

times(0, _) -> ok;
times(N, F) -> F(), times(N - 1, F).

start_child() -> gen_server:start_link(?MODULE, idle, []).

init(supervisor) ->
    {ok, {#{strategy => simple_one_for_one},
          [#{id => child, start => {?MODULE, start_child, []}, restart => temporary}]}};
init(State) -> {ok, State}.

handle_call(_, _, State) -> {reply, ok, State}.

handle_cast(_, {count, 1, To}) -> To ! handled, {noreply, idle};
handle_cast(_, {count, N, To}) -> {noreply, {count, N - 1, To}}.
