using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;

namespace Gridwork.Areas;

internal static class AccountReading
{
    extension(GridworkDb db)
    {
        /// <summary>
        /// The accounts that somebody of this area may keep: those whose every post, of today or later, lies in it. Who also serves elsewhere
        /// is kept by whoever is above both.
        /// </summary>
        public IQueryable<Account> AccountsIn(AreaScope scope, DateOnly day)
        {
            var within = db.In<Post>(scope);
            // Everywhere: an account has no area; it is its posts that are asked where they are.
            var lasting = db.Everywhere<Post>().Where(p => p.To == null || p.To >= day);
            return db.Users.Where(a => !lasting.Any(p => p.Account == a.Id && !within.Any(w => w.Id == p.Id)));
        }
    }
}
