using Gongkai.Sending;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Looks for what is to be said, and says it, as long as the platform runs.</summary>
public sealed class ReminderRounds(DueReminders reminders, SignInWatch watch, Delivery delivery, TimeProvider clock,
    ILogger<ReminderRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private static readonly Action<ILogger, string, Exception?> Broken =
        LoggerMessage.Define<string>(LogLevel.Error, new(3502, "ReminderRoundBroken"), "a round of reminders broke off: {Fault}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await reminders.RunAsync(stoppingToken);
                await watch.RunAsync(stoppingToken);
                await delivery.RunAsync(stoppingToken);
            }
            // One broken round must not end all that follow; health tells that messages grow old.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Broken(log, fault.GetType().Name, null);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
